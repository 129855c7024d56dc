package dev.fluxo.engine.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunIdsTest {
    @Test
    void sortAsTheyWereMade() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            ids.add(RunIds.next());
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areUuidsOfVersionSevenThatTellTheTime() {
        long before = System.currentTimeMillis();
        UUID id = UUID.fromString(RunIds.next());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).hasSize(36);
        assertThat(id.getMostSignificantBits() >>> 16).isGreaterThanOrEqualTo(before);
    }

    @Test
    void whatIsBelowTheTimeIsRandom() {
        long ones = 0;
        long zeros = 0;
        for (int i = 0; i < 2_000; i++) {
            UUID id = UUID.fromString(RunIds.next());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            ones |= id.getLeastSignificantBits();
            zeros |= ~id.getLeastSignificantBits();
        }
        long below = -1L >>> 2;
        assertThat(ones & below).as("each bit is one at times").isEqualTo(below);
        assertThat(zeros & below).as("and zero at others").isEqualTo(below);
    }
}
