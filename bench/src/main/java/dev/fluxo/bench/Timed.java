package dev.fluxo.bench;

import java.io.IOException;

/** A process that is measured from its start to its end. */
final class Timed {
    private Timed() {}

    /** Starts it. */
    interface Start {
        Process process() throws IOException;
    }

    /** All that it has said. */
    interface Said {
        String text() throws IOException;
    }

    /**
     * Waits for its end.
     *
     * @param name for people
     * @return seconds of the clock
     * @throws IOException with what it said, where its status is not 0
     */
    static double seconds(String name, Start start, Said said) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int status = start.process().waitFor();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (status != 0) {
            throw new IOException(name + " ended with status " + status + ":\n" + said.text());
        }
        return seconds;
    }
}
