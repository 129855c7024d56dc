package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Workers;
import dev.fluxo.engine.spi.WorkersFactory;
import dev.fluxo.spark.SharedSparkFactory;
import java.io.Serializable;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spark itself tries a task again that has failed: before it reads, while it stages, and after that, before it answers. */
class SparkFaultsTest {
    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    /** When the first attempt of each task fails. */
    enum When {
        BEFORE_READING,
        WHILE_STAGING,
        BEFORE_THE_ANSWER
    }

    private static volatile When when = When.BEFORE_READING;

    @ParameterizedTest
    @EnumSource
    void noRowIsLostOrDoubled(When failing) {
        when = failing;
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("FROM customer\"", "FROM customer\", split: { by: id, parts: 3 }"));
        Shop.customers(workshop, 1, 4_000);
        workshop.workedBy("spark-failing");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 4000, inserted 4000");
        assertThat(run.entity("customers").warnings())
                .as("the driver has not moved them itself")
                .isEmpty();
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM pg_tables WHERE tablename LIKE 'flx%'"))
                .isZero();
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** Of Spark, with pieces whose first attempts fail. */
    public static final class Failing implements WorkersFactory {
        @Override
        public String name() {
            return "spark-failing";
        }

        @Override
        public Workers start(Function<String, String> settings) {
            Workers spark = new SharedSparkFactory().start(settings);
            return new Workers() {
                @Override
                public String name() {
                    return spark.name();
                }

                @Override
                public boolean apart() {
                    return spark.apart();
                }

                @Override
                public <A extends Serializable> void run(
                        String title,
                        List<? extends Piece<A>> pieces,
                        ObjIntConsumer<A> answers,
                        BooleanSupplier stopped) {
                    When chosen = when;
                    spark.run(
                            title,
                            pieces.stream()
                                    .map(piece -> new FailingPiece<>(piece, chosen))
                                    .toList(),
                            answers,
                            stopped);
                }

                @Override
                public void close() {
                    spark.close();
                }
            };
        }
    }

    private record FailingPiece<A extends Serializable>(Workers.Piece<A> piece, When when) implements Workers.Piece<A> {
        @Override
        public A run(Workers.Attempt attempt) {
            boolean first = TaskContext.get().attemptNumber() == 0;
            if (first && when == When.BEFORE_READING) {
                throw new IllegalStateException("lost on purpose");
            }
            A answer = piece.run(
                    first && when == When.WHILE_STAGING ? InBetween.dying(attempt, "lost on purpose") : attempt);
            if (first && when == When.BEFORE_THE_ANSWER) {
                throw new IllegalStateException("lost on purpose");
            }
            return answer;
        }
    }
}
