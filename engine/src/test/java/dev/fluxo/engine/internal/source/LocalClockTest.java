package dev.fluxo.engine.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClockTest {
    /** New York puts its clocks back on 2026-11-01 at 06:00 UTC: from 02:00 to 01:00. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-01T04:59:00Z, 2026-11-01T00:59",
        "2026-11-01T05:00:00Z, 2026-11-01T01:00",
        "2026-11-01T05:40:00Z, 2026-11-01T01:00",
        "2026-11-01T06:00:00Z, 2026-11-01T01:00",
        "2026-11-01T06:59:59Z, 2026-11-01T01:00",
        "2026-11-01T07:00:00Z, 2026-11-01T02:00",
        "2026-03-08T06:59:00Z, 2026-03-08T01:59",
        "2026-03-08T07:00:00Z, 2026-03-08T03:00"
    })
    void anHourThatComesTwiceIsNotPassedBeforeItIsOver(Instant moment, LocalDateTime bound) {
        assertThat(LocalClock.bound(rules("America/New_York"), moment)).isEqualTo(bound);
    }

    /** At midnight, as São Paulo did it: the day before begins again. Half an hour, as on Lord Howe. A day, as Samoa once left one out. */
    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2018-02-18T01:30:00Z, 2018-02-17T23:00",
        "America/Sao_Paulo, 2018-02-18T02:30:00Z, 2018-02-17T23:00",
        "America/Sao_Paulo, 2018-02-18T03:00:00Z, 2018-02-18T00:00",
        "Australia/Lord_Howe, 2026-04-04T14:45:00Z, 2026-04-05T01:30",
        "Pacific/Apia, 2011-12-30T11:00:00Z, 2011-12-31T01:00",
        "Asia/Pyongyang, 2015-08-14T15:10:00Z, 2015-08-14T23:30"
    })
    void soDoOtherZones(String zone, Instant moment, LocalDateTime bound) {
        assertThat(LocalClock.bound(rules(zone), moment)).isEqualTo(bound);
    }

    /** What the bound is for, minute by minute over the change: nothing is written before it from then on. */
    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Colombo", "UTC"})
    void nothingIsWrittenBehindABound(String zone) {
        ZoneRules rules = rules(zone);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        LocalDateTime highest = LocalDateTime.MIN;
        for (long minute = 0; minute < 366 * 24 * 60; minute += 5) {
            Instant moment = start.plusSeconds(60 * minute);
            LocalDateTime bound = LocalClock.bound(rules, moment);
            highest = highest.isAfter(bound) ? highest : bound;
            assertThat(LocalDateTime.ofInstant(moment, rules.getOffset(moment)))
                    .as("%s at %s", zone, moment)
                    .isAfterOrEqualTo(highest);
        }
    }

    @Test
    void whatTheFirstPassHasWrittenIsNotAheadInTheSecond() {
        ZoneRules rules = rules("America/New_York");
        assertThat(LocalClock.latest(rules, Instant.parse("2026-11-01T06:10:00Z")))
                .isEqualTo("2026-11-01T02:00");
        assertThat(LocalClock.latest(rules, Instant.parse("2026-11-01T05:10:00Z")))
                .isEqualTo("2026-11-01T01:10");
        assertThat(LocalClock.latest(rules, Instant.parse("2026-11-01T07:10:00Z")))
                .isEqualTo("2026-11-01T02:10");
    }

    private static ZoneRules rules(String zone) {
        return ZoneId.of(zone).getRules();
    }
}
