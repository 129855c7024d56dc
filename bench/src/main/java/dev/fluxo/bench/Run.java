package dev.fluxo.bench;

import org.jspecify.annotations.Nullable;

/**
 * One load as it was measured.
 *
 * @param wallSeconds from the start of the process to its end
 * @param cpuSeconds of the process and of those that served it; null where that is not known
 * @param runSeconds the load alone, without starting a JVM; null where that is not known
 * @param peakHeapBytes null where there is no JVM
 * @param peakRssBytes the most memory that was resident; null where the system does not say
 */
record Run(
        double wallSeconds,
        @Nullable Double cpuSeconds,
        @Nullable Double runSeconds,
        @Nullable Long peakHeapBytes,
        @Nullable Long peakRssBytes) {
    /** A load of which only the time is known. */
    static Run ofProcess(double wallSeconds) {
        return new Run(wallSeconds, null, null, null, null);
    }

    Run using(@Nullable Double cpu) {
        return new Run(wallSeconds, cpu, runSeconds, peakHeapBytes, peakRssBytes);
    }
}
