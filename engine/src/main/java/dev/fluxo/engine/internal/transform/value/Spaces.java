package dev.fluxo.engine.internal.transform.value;

/** White space as Unicode sees it: the no-break space and its kin count, which spreadsheets and web pages leave behind. */
public final class Spaces {
    private static final int DELETE = 0x7F;
    private static final int NEXT_LINE = 0x85;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int WORD_JOINER = 0x2060;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Spaces() {}

    /** White space, and what cannot be seen at all (zero-width space, word joiner, byte order mark), off both ends. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isTrimmed(text.charAt(start))) {
            start++;
        }
        while (start < end && isTrimmed(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Each run of white space becomes one blank, at the ends too. */
    public static String collapse(String text) {
        if (isCollapsed(text)) {
            return text;
        }
        char[] letters = text.toCharArray();
        int kept = 0;
        boolean inSpace = false;
        for (char c : letters) {
            boolean space = isSpace(c);
            if (!space) {
                letters[kept++] = c;
            } else if (!inSpace) {
                letters[kept++] = ' ';
            }
            inSpace = space;
        }
        return new String(letters, 0, kept);
    }

    /** All white space of Unicode lies in the basic plane, so a char is enough. */
    public static boolean isSpace(int c) {
        if (c > ' ' && c < DELETE) {
            return false; // most letters, without a look at Unicode's tables
        }
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }

    private static boolean isTrimmed(char c) {
        return isSpace(c) || c == ZERO_WIDTH_SPACE || c == WORD_JOINER || c == BYTE_ORDER_MARK;
    }

    private static boolean isCollapsed(String text) {
        boolean inSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = isSpace(c);
            if (space && (inSpace || c != ' ')) {
                return false;
            }
            inSpace = space;
        }
        return true;
    }
}
