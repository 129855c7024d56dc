package dev.fluxo.engine.internal.spec;

/**
 * How much a file may hold, so that none takes for ever.
 *
 * @param nodes keys and values
 */
record FileLimits(int bytes, int nodes) {
    /** Of a file that a person writes. */
    static final FileLimits SPEC = new FileLimits(1 << 20, 100_000);
    /** Of one that a program writes, for a thousand entities of many columns. */
    static final FileLimits LOCK = new FileLimits(64 << 20, 4_000_000);
}
