package dev.fluxo.engine.internal.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys are remembered only as far as memory allows: a stage may hold all rows of a load. */
class RepeatedKeysTest {
    private static final List<Column> KEY = List.of(Column.ofQuery("id", DataType.integer("BIGINT", 64)));

    private final RepeatedKeys keys = new RepeatedKeys(
            new StageTransfer(new TableName(null, "t"), KEY, KEY, StageTransfer.Unique.EXACTLY, Stamps.NONE, "S"));

    private void add(long from, long to) {
        for (long id = from; id <= to; id++) {
            keys.add(new Object[] {id});
        }
    }

    @Test
    void aKeyThatComesTwiceIsSeen() {
        add(1, 1_000);
        assertThat(keys.possible()).isFalse();
        add(7, 7);
        assertThat(keys.possible()).isTrue();
        keys.clear();
        assertThat(keys.possible()).isFalse();
    }

    @Test
    void ofManyOnlyTheDatabaseKnows() {
        add(1, 100_000);
        assertThat(keys.possible()).isFalse();
        add(100_001, 100_001);
        assertThat(keys.possible()).isTrue();
    }
}
