package dev.fluxo.sqlserver;

/**
 * A query in two parts, for SQL Server lets no derived table begin with WITH: the common table expressions go to the front
 * of whatever statement the query is put into.
 *
 * @param with the common table expressions with their WITH, or nothing
 * @param select the rest
 */
record SelectText(String with, String select) {
    static SelectText of(String query) {
        int end = new Scan(query).endOfCommonTables();
        return end == 0
                ? new SelectText("", query)
                : new SelectText(query.substring(0, end).strip() + "\n", query.substring(end));
    }

    /** As a table of another statement, which begins with {@link #with}. */
    String derived(String alias) {
        return "(\n" + select + "\n) " + alias;
    }

    /** Looks for the end of {@code WITH a (x, y) AS (…), b AS (…)}. Of the SQL inside it knows texts, names and comments. */
    private static final class Scan {
        private final String text;
        private int at;

        Scan(String text) {
            this.text = text;
        }

        /** 0 where the query does not begin so, or in a way that is not understood: the server will say what is wrong. */
        int endOfCommonTables() {
            if (!word("WITH")) {
                return 0;
            }
            do {
                if (!name()) {
                    return 0;
                }
                group();
                if (!word("AS") || !group()) {
                    return 0;
                }
            } while (sign(','));
            blank();
            return at;
        }

        private void blank() {
            int before = -1;
            while (before != at) {
                before = at;
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                comment();
            }
        }

        private boolean comment() {
            if (text.startsWith("--", at)) {
                at = after("\n");
                return true;
            }
            if (!text.startsWith("/*", at)) {
                return false;
            }
            int depth = 0;
            do {
                if (text.startsWith("/*", at)) {
                    depth++;
                    at += 2;
                } else if (text.startsWith("*/", at)) {
                    depth--;
                    at += 2;
                } else {
                    at++;
                }
            } while (depth > 0 && at < text.length());
            return true;
        }

        private int after(String end) {
            int found = text.indexOf(end, at);
            return found < 0 ? text.length() : found + end.length();
        }

        private boolean word(String wanted) {
            blank();
            int end = at + wanted.length();
            boolean found = text.regionMatches(true, at, wanted, 0, wanted.length())
                    && (end == text.length() || !isPartOfName(text.charAt(end)));
            at = found ? end : at;
            return found;
        }

        private boolean sign(char wanted) {
            blank();
            boolean found = at < text.length() && text.charAt(at) == wanted;
            at += found ? 1 : 0;
            return found;
        }

        private boolean name() {
            blank();
            if (quoted()) {
                return true;
            }
            int start = at;
            while (at < text.length() && isPartOfName(text.charAt(at))) {
                at++;
            }
            return at > start;
        }

        private static boolean isPartOfName(char c) {
            return Character.isLetterOrDigit(c) || "_@#$".indexOf(c) >= 0;
        }

        /** A text or a quoted name; its closing sign is doubled inside, which reads as two in a row. */
        private boolean quoted() {
            if (at == text.length() || "'\"[".indexOf(text.charAt(at)) < 0) {
                return false;
            }
            String end = text.charAt(at) == '[' ? "]" : text.substring(at, at + 1);
            at++;
            at = after(end);
            while (text.startsWith(end, at)) {
                at++;
                at = after(end);
            }
            return true;
        }

        /** Everything from one parenthesis to its counterpart. */
        private boolean group() {
            if (!sign('(')) {
                return false;
            }
            int depth = 1;
            while (depth > 0 && at < text.length()) {
                if (quoted() || comment()) {
                    continue;
                }
                char c = text.charAt(at++);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            return depth == 0;
        }
    }
}
