package dev.fluxo.engine.problem;

/** Memory that ran out, in words of ours. */
public final class Memory {
    private static final long MEGABYTE = 1L << 20;

    private Memory() {}

    public static FluxoException exhausted(OutOfMemoryError cause) {
        String heap = Runtime.getRuntime().maxMemory() / MEGABYTE + " MB";
        Problem problem = Problem.error(
                Code.OUT_OF_MEMORY,
                null,
                "the rows at hand do not fit into the memory of this process, " + heap,
                Advice.of(
                        "give it more by ",
                        new Advice.JavaSetting("-Xmx…"),
                        ", run fewer threads, or select fewer long texts"));
        return new FluxoException(problem, cause);
    }
}
