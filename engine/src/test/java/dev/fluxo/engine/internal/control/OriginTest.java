package dev.fluxo.engine.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.result.RunOrigin;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void aRunTellsWhereItRanWhoseItWasAndByWhat() {
        RunOrigin origin = Origin.here();
        assertThat(origin.host()).matches("\\S+:" + ProcessHandle.current().pid());
        assertThat(origin.osUser()).isEqualTo(System.getProperty("user.name"));
        assertThat(origin.engineVersion()).isNotBlank();
    }
}
