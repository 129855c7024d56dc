package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of settings.xml, encrypted by Maven itself. */
class ServersIT {
    private static final String PASSWORD = "s3cret-of-the-warehouse";

    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
        shop.project(", server_id: warehouse");
        shop.sql("dw", "CREATE USER etl PASSWORD '" + PASSWORD + "' ADMIN");
    }

    @Test
    void decryptsAsMavenDoes() throws IOException {
        Path master = home.resolve("settings-security.xml");
        Files.writeString(
                master,
                "<settingsSecurity><master>" + encrypt("--encrypt-master-password", "of-all", "")
                        + "</master></settingsSecurity>");
        String security = "-Dsettings.security=" + master;
        shop.maven().server("warehouse", "etl", encrypt("--encrypt-password", PASSWORD, security));

        Output output = shop.maven().run("run", security, "-X").succeeds();
        assertThat(shop.rows("dw", "SELECT COUNT(*) FROM dim_customer")).containsExactly("2");
        assertThat(output.text()).doesNotContain(PASSWORD);
        assertThat(Files.readString(shop.file("target/etl/run.json"))).doesNotContain(PASSWORD);

        // The same settings on a machine without the master password.
        Output other = shop.maven()
                .run("run", "-Dsettings.security=" + home.resolve("missing.xml"))
                .fails();
        assertThat(other.errors())
                .singleElement()
                .asString()
                .startsWith("project.yaml:8:")
                .contains("FLX-1027", "'warehouse'", "settings-security.xml is missing");
    }

    @Test
    void namesTheServerThatIsMissing() {
        assertThat(shop.maven().run("run").fails().errors())
                .singleElement()
                .asString()
                .startsWith("project.yaml:8:")
                .contains("FLX-1026", "'warehouse'");
    }

    private String encrypt(String option, String text, String more) {
        List<String> arguments = more.isEmpty() ? List.of(option, text) : List.of(option, text, more);
        Output output = shop.maven().finish(shop.maven().start(arguments)).succeeds();
        // In braces, between colour codes where Maven writes them.
        Matcher encrypted = Pattern.compile("\\{[^}]+\\}").matcher(output.text());
        assertThat(encrypted.find()).as(output.text()).isTrue();
        return encrypted.group();
    }
}
