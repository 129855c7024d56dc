package dev.fluxo.engine.internal.target;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Relation;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a database would have to get wrong: no test here has one that does. */
class MiscountTest {
    private static final StageTransfer MERGE = new StageTransfer(
            new TableName("dim", "customer"),
            List.of(),
            List.of(),
            StageTransfer.Unique.NO,
            Stamps.NONE,
            Relation.TABLE,
            false,
            "stage",
            null,
            null);

    @Test
    void moreRowsThanWereStagedAreToldOf() {
        assertThatThrownBy(() -> Miscount.check(RowCounts.written(3, 1, -1), 3, MERGE))
                .hasMessageContaining("FLX-4051")
                .hasMessageContaining(
                        "3 rows were to be written, and the database says that it inserted 3 and changed 1: table dim.customer");
        assertThatThrownBy(() -> Miscount.check(RowCounts.written(1, -1, 1), 1, MERGE))
                .hasMessageContaining("1 row was to be written");
    }

    @Test
    void whatAddsUpPasses() {
        assertThatCode(() -> Miscount.check(RowCounts.written(1, 1, 1), 3, MERGE))
                .doesNotThrowAnyException();
        assertThatCode(() -> Miscount.check(RowCounts.ZERO, 0, MERGE)).doesNotThrowAnyException();
    }
}
