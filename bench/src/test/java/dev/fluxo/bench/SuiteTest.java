package dev.fluxo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SuiteTest {
    @Test
    void findsSuitesAndGroupsOfThem() {
        assertThat(Suite.named("wide, split"))
                .containsExactly(Suite.WIDE, Suite.SPLIT_LINE, Suite.SPLIT_QUERY, Suite.SPLIT_PLAIN);
        assertThat(Suite.named("all")).containsExactly(Suite.values());
    }

    @Test
    void saysWhichSuitesThereAre() {
        assertThatThrownBy(() -> Suite.named("postgres,split_"))
                .hasMessageContaining("no suite is called 'split_'")
                .hasMessageContaining("postgres, h2");
    }

    @Test
    void knowsWhoTakesPart() {
        assertThat(Suite.POSTGRES.knows(Contenders.LIMIT2)).isTrue();
        assertThat(Suite.MEMORY.knows(Contenders.LIMIT)).isTrue();
        assertThat(Suite.KEYS3.knows(Contenders.LIMIT2)).isTrue();
        assertThat(Suite.KEYS3.knows(Contenders.SPRING)).isFalse();
        assertThat(Suite.HISTORY.knows(Contenders.LIMIT2)).isFalse();
        assertThat(Suite.H2.knows(Contenders.SPRING)).isFalse();
        assertThat(Suite.SPLIT_LINE.knows(Contenders.LIMIT)).isFalse();
    }

    @Test
    void refusesContendersThatThereAreNot() {
        assertThat(Contenders.known("limit2, engine,")).containsExactly(Contenders.LIMIT2, Contenders.ENGINE);
        assertThatThrownBy(() -> Contenders.known("limit3"))
                .hasMessageContaining("no contender is called 'limit3'")
                .hasMessageContaining("limit, limit2");
    }
}
