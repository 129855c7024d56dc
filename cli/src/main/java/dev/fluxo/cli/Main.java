package dev.fluxo.cli;

/** The process. */
public final class Main {
    private Main() {}

    /** @param arguments as {@code fluxo -h} explains them */
    public static void main(String[] arguments) {
        Streams.writeAllLetters();
        System.exit(Fluxo.run(arguments));
    }
}
