package dev.fluxo.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Staging tables are called so that nothing is cut, and nothing else is called the same. */
class StageNameTest {
    /** PostgreSQL cuts at 63 bytes, and SQL Server allows a temporary table 116 letters. */
    @Test
    void isShortEnoughWithWhatIsAppended() {
        for (int length = 1; length <= 128; length++) {
            String name = StageName.of("a".repeat(length));
            assertThat(name).matches("FLX_STAGE_[a-z0-9_]+").hasSizeLessThanOrEqualTo(StageName.LONGEST);
            assertThat(name + "_inserted").hasSizeLessThanOrEqualTo(63);
        }
    }

    /** Not even where letters are cut, or stand for the same under another case. */
    @Test
    void isOneEntitysAlone() {
        Set<String> names = new HashSet<>();
        for (int length = 1; length <= 64; length++) {
            names.add(StageName.of("a".repeat(length)).toLowerCase(Locale.ROOT));
            names.add(StageName.of("a".repeat(length) + "b").toLowerCase(Locale.ROOT));
        }
        assertThat(names).hasSize(128);
    }
}
