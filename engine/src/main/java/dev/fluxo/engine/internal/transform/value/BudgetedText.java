package dev.fluxo.engine.internal.transform.value;

/**
 * A text that counts how often a character is looked at, and stops the looking when it is too often: some regular expressions
 * take exponential time on some texts. Steps, not seconds: the outcome is the same on every machine.
 */
final class BudgetedText implements CharSequence {
    private static final long FREE_STEPS = 2_000_000;
    private static final long STEPS_PER_CHARACTER = 200;

    private final String text;
    private long steps;

    BudgetedText(String text) {
        this.text = text;
        this.steps = FREE_STEPS + STEPS_PER_CHARACTER * text.length();
    }

    @Override
    public char charAt(int index) {
        if (--steps < 0) {
            throw new ValueFault("the regular expression takes too many steps on a text of " + text.length()
                    + " characters; simplify it: no repetition inside a repetition, such as (a+)+");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
