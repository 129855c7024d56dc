package dev.fluxo.engine.report.json;

/** What a command found, or did, as its document has it. */
public final class Answer {
    private final Body body;

    Answer(Body body) {
        this.body = body;
    }

    /** The whole document. Ends with a line break; the same values always give the same text. */
    public String text(Ending ending, Told told) {
        return body.write(ending, told);
    }

    /** A document and its value, whose types only they know. */
    interface Body {
        String write(Ending ending, Told told);
    }
}
