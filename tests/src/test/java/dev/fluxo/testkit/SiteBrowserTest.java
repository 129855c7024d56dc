package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** The documentation's pages in a real browser, opened from the disk: on a phone and a screen, light and dark, by keyboard. */
class SiteBrowserTest {
    private static final List<String> PAGES = List.of("index.html", "entities/customers.html");

    @RegisterExtension
    final Workshop workshop = new Workshop();

    @TempDir
    Path scratch;

    private ChromeDriver browser;
    private Path site;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.start(scratch.resolve("profile"));
        SiteFolder.history(workshop);
        site = SiteFolder.write(workshop);
    }

    @AfterEach
    void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    private void show(String page, int width, String scheme) {
        Browser.look(browser, width, 800, scheme);
        browser.get(site.resolve(page).toUri().toString());
    }

    private Object script(String script) {
        return browser.executeScript(script);
    }

    @Test
    void eachPageIsReadableAndLoadsNothingElse() throws IOException {
        String axe;
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String page : PAGES) {
            for (String scheme : List.of("light", "dark")) {
                for (int width : new int[] {360, 1280}) {
                    Browser.requests(browser);
                    show(page, width, scheme);
                    String where = page + " " + scheme + " " + width;
                    String folder = site.toUri().toString();
                    assertThat(Browser.requests(browser))
                            .as(where)
                            .containsExactlyInAnyOrder(folder + page, folder + "site.css");
                    assertThat(script("return getComputedStyle(document.body).maxWidth"))
                            .as("the style is there: " + where)
                            .isEqualTo("1200px");
                    assertThat((Long) script("return document.documentElement.scrollWidth"))
                            .as("the page itself does not scroll sideways: " + where)
                            .isLessThanOrEqualTo(width);
                    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                            .as("what the console says: " + where)
                            .isEmpty();
                    assertThat(violations(axe)).as(where).isEmpty();
                    browser.manage().logs().get(LogType.BROWSER);
                }
            }
        }
    }

    /** What axe finds against WCAG 2.1 A and AA, contrast included. */
    private List<?> violations(String axe) {
        browser.executeScript(axe);
        return (List<?>) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
                   .then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))),
                         failure => done([String(failure)]));""");
    }

    @Test
    void aPhoneShowsTheLatestDaysFirst() {
        for (int width : new int[] {360, 1280}) {
            show("index.html", width, "light");
            assertThat(script("""
                    const seen = document.querySelector('.newest').getBoundingClientRect();
                    const inside = cell => {
                      const box = cell.getBoundingClientRect();
                      return box.left >= seen.left - 1 && box.right <= seen.right + 1;
                    };
                    const row = document.querySelector('.calendar tbody tr');
                    return [inside(row.querySelector('td:last-child')), inside(row.querySelector('th')),
                            inside(row.querySelector('td'))].join();"""))
                    .as("the latest week, the day's name, the first week, at " + width)
                    .isEqualTo(width < 500 ? "true,true,false" : "true,true,true");
        }
    }

    @Test
    void theKeyboardReachesEveryLinkAndShowsWhereItIs() {
        show("index.html", 1280, "light");
        List<String> reached = new ArrayList<>();
        int stops = browser.findElements(By.cssSelector("a, summary, [tabindex='0']"))
                .size();
        for (int i = 0; i < stops; i++) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
            WebElement now = browser.switchTo().activeElement();
            reached.add(
                    String.valueOf(
                            script(
                                    "const e = document.activeElement; return e.getAttribute('href') || e.getAttribute('aria-label') || e.tagName")));
            assertThat(
                            now.getCssValue("outline-style")
                                    + script(
                                            "return [...document.activeElement.querySelectorAll('.node')].map(n => getComputedStyle(n).strokeWidth).join()"))
                    .as("the focus is seen: " + reached)
                    .isNotEqualTo("none");
        }
        assertThat(reached)
                .startsWith("#content", "index.html")
                .contains(
                        "Entities",
                        "entities/customers.html",
                        "entities/again.html",
                        "Graph of dependencies",
                        "SUMMARY");

        browser.findElement(By.linkText("customers")).click();
        assertThat(browser.getTitle()).isEqualTo("customers");
        browser.findElement(By.cssSelector("a.home")).click();
        assertThat(browser.getTitle()).isEqualTo("Entities of the warehouse");
    }

    @Test
    void nothingThatComesFromOutsideRuns() {
        show("entities/customers.html", 1280, "light");
        assertThat(script("return document.querySelectorAll('main script, main img').length"))
                .isEqualTo(0L);
        assertThat(browser.findElement(By.cssSelector(".lead")).getText()).contains("<script>alert(1)</script>");
        // Even if a page had a script, the policy would not let it run.
        script(
                "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s);");
        assertThat(script("return window.ran === true")).isEqualTo(false);
    }
}
