package dev.fluxo.sqlserver.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.sqlserver.SqlServerDialect;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values in the classes that the driver casts to. */
class BulkRowsTest {
    private static DataType type(String declared) {
        return new SqlServerDialect().declared(declared);
    }

    private static @Nullable Object sent(String declared, @Nullable Object value) {
        BulkRows rows = new BulkRows(List.of(Column.ofQuery("c", type(declared))));
        rows.add(new @Nullable Object[] {value});
        assertThat(rows.next()).isTrue();
        Object sent = rows.getRowData()[0];
        assertThat(rows.next()).isFalse();
        return sent;
    }

    @Test
    void numbersGoAsTheColumnsOwnType() {
        assertThat(sent("int", 7L)).isEqualTo(7);
        assertThat(sent("bigint", 7L)).isEqualTo(7L);
        assertThat(sent("decimal(9,2)", new BigDecimal("1E+2"))).isEqualTo(new BigDecimal("100.00"));
        assertThat(sent("real", 0.1)).isEqualTo(0.1f);
        assertThat(sent("float", 0.1)).isEqualTo(0.1);
        assertThat(sent("float", null)).isNull();
    }

    @Test
    void aColumnOfFixedLengthIsFilled() {
        assertThat(sent("nchar(3)", "é")).isEqualTo("é  ");
        assertThat(sent("char(3) cp65001", "é")).isEqualTo("é ");
        assertThat(sent("varchar(3) cp1252", "é")).isEqualTo("é");
    }

    @Test
    void aStageTakesTimesAndUuidsAsText() {
        assertThat(sent("varchar(40)", LocalDateTime.of(1582, 10, 10, 2, 30))).isEqualTo("1582-10-10T02:30:00");
    }

    @ParameterizedTest
    @CsvSource({
        "date, DATE, 0001-01-01, 0001-01-01",
        "time(7), TIME, 01:02:03.005, 01:02:03.005000000",
        "datetime2(7), TIMESTAMP, 0001-01-01T00:00:00.000000100, 0001-01-01 00:00:00.000000100",
        "datetimeoffset(7), TIMESTAMP_TZ, 2026-01-01T00:00:00.005-03:00, 2026-01-01 00:00:00.005000000 -03:00"
    })
    void timesGoAsTheDriverParsesThem(String declared, TypeKind kind, String value, String sent) {
        assertThat(sent(declared, ValueText.read(kind, value))).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "date, DATE, 1582-10-05",
        "datetime2(7), TIMESTAMP, 1582-10-14T23:59",
        "datetimeoffset(7), TIMESTAMP_TZ, 1582-10-10T00:00Z",
        "datetimeoffset(7), TIMESTAMP_TZ, 1500-03-01T00:30+01:00"
    })
    void whatTheDriversCalendarLeavesOutIsRefused(String declared, TypeKind kind, String value) {
        assertThatThrownBy(() -> sent(declared, ValueText.read(kind, value)))
                .isInstanceOf(NotExact.class)
                .hasMessageContaining("'c'");
    }

    /** Of whatever zone the tests run in, if its clock was ever put forward. */
    @Test
    void whatTheZoneOfTheJvmLeavesOutIsRefused() {
        List<LocalDateTime> gaps = ZoneId.systemDefault().getRules().getTransitions().stream()
                .filter(ZoneOffsetTransition::isGap)
                .map(ZoneOffsetTransition::getDateTimeBefore)
                .filter(moment -> moment.getYear() > 1950)
                .toList();
        assertThat(gaps)
                .allSatisfy(moment ->
                        assertThatThrownBy(() -> sent("datetime2(7)", moment)).isInstanceOf(NotExact.class));
    }

    @Test
    void tellsTheDriverWhatTheColumnsAre() {
        BulkRows rows = new BulkRows(List.of(
                Column.ofQuery("a", type("tinyint")),
                Column.ofQuery("b", type("varbinary(max)")),
                Column.ofQuery("d", type("decimal(9,2)"))));
        assertThat(rows.getColumnOrdinals()).containsExactly(1, 2, 3);
        assertThat(rows.getColumnName(3)).isEqualTo("d");
        assertThat(rows.getColumnType(1)).isEqualTo(Types.TINYINT);
        assertThat(rows.getColumnType(2)).isEqualTo(Types.VARBINARY);
        assertThat(rows.getPrecision(2)).isEqualTo(Integer.MAX_VALUE);
        assertThat(rows.getPrecision(3)).isEqualTo(9);
        assertThat(rows.getScale(3)).isEqualTo(2);
    }
}
