package dev.fluxo.engine.report.site;

import dev.fluxo.engine.problem.Printable;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a template takes from values, in whatever place of the page: secrets are masked before it is escaped, since escaped
 * they would not be known again, and characters that cannot be seen, or that turn a text round, are shown.
 */
final class SafeOutput extends OwaspHtmlTemplateOutput {
    private final UnaryOperator<String> redact;

    SafeOutput(TemplateOutput page, UnaryOperator<String> redact) {
        super(page);
        this.redact = redact;
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(value == null ? null : printable(redact.apply(value)));
    }

    /** Line by line: a query keeps its lines. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            shown.append(shown.isEmpty() ? "" : "\n").append(Printable.line(line));
        }
        return shown.toString();
    }
}
