package dev.fluxo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcLogTest {
    @TempDir
    Path folder;

    @Test
    void peakStandsBeforeACollection() throws IOException {
        assertThat(GcLog.peak(log("""
                [0.5s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 12M->2M(256M) 4.930ms
                [0.7s][info][gc] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 150M->3M(256M) 6.885ms
                [2.1s][info][gc,heap,exit]  garbage-first heap   total 262144K, used 2048K [0x00000000f0000000, 0x0000000100000000)
                """))).isEqualTo(150L << 20);
    }

    @Test
    void peakStandsAtTheEnd() throws IOException {
        assertThat(GcLog.peak(log("""
                [0.5s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 12M->2M(256M) 4.930ms
                [2.1s][info][gc,heap,exit]  garbage-first heap   total 262144K, used 139804K [0x00000000f0000000, 0x0000000100000000)
                [2.1s][info][gc,heap,exit]  Metaspace       used 919364K, committed 919712K, reserved 1114112K
                """))).isEqualTo(139_804L << 10);
    }

    private Path log(String lines) throws IOException {
        return Files.writeString(folder.resolve("gc.log"), lines);
    }
}
