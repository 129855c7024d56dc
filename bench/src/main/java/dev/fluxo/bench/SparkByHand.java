package dev.fluxo.bench;

import dev.fluxo.bench.spark.SparkMain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same load as a user of Spark writes it: {@link SparkMain}. */
final class SparkByHand implements Contender {
    private final OfTable load;
    private final SparkSite spark;

    SparkByHand(Suite suite, BenchOptions options) throws IOException {
        if (!(suite.workload(options.rows(suite)) instanceof OfTable table)) {
            throw new IllegalArgumentException(suite.text() + " has no " + Contenders.SPARK_BY_HAND);
        }
        load = table;
        spark = new SparkSite(Contenders.SPARK_BY_HAND, options);
    }

    @Override
    public String name() {
        return Contenders.SPARK_BY_HAND;
    }

    @Override
    public Run run(Database source, Database target) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                source.url(),
                target.url(),
                load.table().name(),
                Integer.toString(SparkLoad.PARTS),
                load.sql().createSharedStage(),
                load.sql().merge()));
        arguments.addAll(load.sql().bySpark());
        return spark.run(
                Map.of(SparkMain.USER, target.user(), SparkMain.PASSWORD, target.password()),
                "dev.fluxo.bench.spark.SparkMain",
                arguments);
    }
}
