package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The control tables can be made before there is an entity. */
@OnEveryDatabase
class InitTest {
    @RegisterExtension
    final Workshop workshop;

    InitTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** Some backends make them with the database. */
    @BeforeEach
    void noControlTables() {
        init();
        workshop.warehouse().execute(workshop.warehouse().backend().dropControlTables());
    }

    private boolean init() {
        try (Engine engine = workshop.engine()) {
            assertThat(engine.isEmpty()).isTrue();
            return engine.init();
        }
    }

    @Test
    void aProjectWithoutEntitiesGetsItsControlTables() {
        assertThat(init()).isTrue();
        assertThat(workshop.warehouse().rows("SELECT * FROM ctl.etl_control")).isEmpty();
        assertThat(init()).isFalse();
        oneSays(workshop.refusal(), "FLX-1011");
    }

    @Test
    void theOnlyConnectionIsMeantWhereNothingSaysOther() {
        workshop.file(
                "project.yaml",
                "version: 1\nprofile: test\nprofiles: { test: { connections: { dw: { "
                        + workshop.warehouse().yaml() + " } } } }\n");
        assertThat(init()).isTrue();
        assertThat(workshop.warehouse().rows("SELECT * FROM ctl.etl_control")).isEmpty();
    }

    @Test
    void ofSeveralConnectionsOneMustBeNamed() {
        workshop.file(
                "project.yaml",
                "version: 1\nprofile: test\nprofiles: { test: { connections: { src: { "
                        + workshop.source().yaml() + " }, dw: { "
                        + workshop.warehouse().yaml() + " } } } }\n");
        FluxoException refusal = catchThrowableOfType(FluxoException.class, this::init);
        List<String> problems =
                refusal.problems().stream().map(Problem::toString).toList();
        oneSays(problems, "FLX-1004", "which connection", "dw, src");
    }

    @Test
    void anyOtherErrorStillStops() {
        workshop.file("project.yaml", "version: 1\n");
        FluxoException refusal = catchThrowableOfType(FluxoException.class, this::init);
        assertThat(refusal).isNotNull();
    }
}
