package dev.fluxo.engine.jdbc;

import java.util.ArrayList;
import java.util.List;

/** Splits a script at its semicolons, but for those in quotes, {@code $$…$$} and comments. */
final class SqlScript {
    private final String text;
    private final List<Part> parts = new ArrayList<>();

    /**
     * One statement.
     *
     * @param line where its first word stands, from 1
     */
    record Part(String sql, int line) {}

    private SqlScript(String text) {
        this.text = text;
    }

    static List<Part> split(String text) {
        SqlScript script = new SqlScript(text);
        script.run();
        return script.parts;
    }

    private void run() {
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ';') {
                add(from, at);
                from = at + 1;
            }
            int skipped = skip(at);
            if (skipped > at && text.substring(from, at).isBlank() && isComment(at)) {
                from = skipped;
            }
            at = Math.max(skipped, at + 1);
        }
        add(from, text.length());
    }

    private boolean isComment(int at) {
        return text.startsWith("--", at) || text.startsWith("/*", at);
    }

    /** Where a quoted text or comment that begins here ends; the same place where none begins. */
    private int skip(int at) {
        if (text.startsWith("--", at)) {
            return after("\n", at + 2);
        }
        if (text.startsWith("/*", at)) {
            return after("*/", at + 2);
        }
        if (text.startsWith("$$", at)) {
            return after("$$", at + 2);
        }
        char c = text.charAt(at);
        return c == '\'' || c == '"' ? after(String.valueOf(c), at + 1) : at;
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private void add(int from, int to) {
        String sql = text.substring(from, to);
        if (!sql.isBlank()) {
            int start = from + sql.indexOf(sql.stripLeading());
            int line = 1
                    + (int) text.substring(0, start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            parts.add(new Part(sql.strip(), line));
        }
    }
}
