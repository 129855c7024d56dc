package dev.fluxo.bench.spring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fluxo.bench.ChildReport;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/** Runs the job once. Its arguments are the URLs of source and target. */
public final class SpringMain {
    public static final String USER = "BENCH_USER";
    public static final String PASSWORD = "BENCH_PASSWORD";

    private SpringMain() {}

    public static void main(String[] arguments) throws Exception {
        long nanos;
        try (HikariDataSource source = pool(arguments[0]);
                HikariDataSource target = pool(arguments[1])) {
            long start = System.nanoTime();
            JobExecution execution = new CustomerJob(source, target).run();
            nanos = System.nanoTime() - start;
            execution.getAllFailureExceptions().forEach(Throwable::printStackTrace);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException("the job ended as " + execution.getStatus());
            }
        }
        ChildReport.print(nanos);
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(System.getenv(USER));
        config.setPassword(System.getenv(PASSWORD));
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
