package dev.fluxo.bench.spring;

import dev.fluxo.bench.customer.Customer;
import dev.fluxo.bench.customer.DimCustomer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One step: a cursor reader, a processor, a writer of batches. What is new is what is later than the target's latest. */
final class CustomerJob {
    private static final int CHUNK = 5_000;

    private static final String UPSERT = """
            INSERT INTO dim_customer(customer_id, name, email, phone, state, city, credit_limit, credit_class, born, active,
              updated_at, loaded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, LOCALTIMESTAMP)
            ON CONFLICT (customer_id) DO UPDATE SET name = EXCLUDED.name, email = EXCLUDED.email, phone = EXCLUDED.phone,
              state = EXCLUDED.state, city = EXCLUDED.city, credit_limit = EXCLUDED.credit_limit,
              credit_class = EXCLUDED.credit_class, born = EXCLUDED.born, active = EXCLUDED.active,
              updated_at = EXCLUDED.updated_at, loaded_at = EXCLUDED.loaded_at""";

    private final DataSource source;
    private final DataSource target;

    CustomerJob(DataSource source, DataSource target) {
        this.source = source;
        this.target = target;
    }

    JobExecution run() throws Exception {
        JobRepository repository = new ResourcelessJobRepository();
        Job job =
                new JobBuilder("customers", repository).start(step(repository)).build();
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        return operator.start(job, new JobParameters());
    }

    private Step step(JobRepository repository) {
        return new StepBuilder("load", repository)
                .<Customer, DimCustomer>chunk(CHUNK)
                .transactionManager(new JdbcTransactionManager(target))
                .reader(reader())
                .processor(DimCustomer::of)
                .writer(writer())
                .build();
    }

    private JdbcCursorItemReader<Customer> reader() {
        LocalDateTime last = new JdbcTemplate(target)
                .queryForObject("SELECT max(updated_at) FROM dim_customer", LocalDateTime.class);
        // Without a transaction the driver would read the whole result into memory.
        return new JdbcCursorItemReaderBuilder<Customer>()
                .name("customers")
                .dataSource(source)
                .connectionAutoCommit(false)
                .fetchSize(CHUNK)
                .sql(Customer.SELECT + (last == null ? "" : " WHERE updated_at > ?") + " ORDER BY updated_at, id")
                .queryArguments(last == null ? List.of() : List.of(last))
                .rowMapper((row, number) -> Customer.read(row))
                .build();
    }

    private JdbcBatchItemWriter<DimCustomer> writer() {
        JdbcBatchItemWriter<DimCustomer> writer = new JdbcBatchItemWriterBuilder<DimCustomer>()
                .dataSource(target)
                .sql(UPSERT)
                .itemPreparedStatementSetter(CustomerJob::bind)
                .build();
        writer.afterPropertiesSet();
        return writer;
    }

    private static void bind(DimCustomer row, PreparedStatement statement) throws SQLException {
        statement.setLong(1, row.customerId());
        statement.setString(2, row.name());
        statement.setString(3, row.email());
        statement.setString(4, row.phone());
        statement.setString(5, row.state());
        statement.setString(6, row.city());
        statement.setBigDecimal(7, row.creditLimit());
        statement.setString(8, row.creditClass());
        statement.setObject(9, row.born(), Types.DATE);
        statement.setBoolean(10, row.active());
        statement.setObject(11, row.updatedAt());
    }
}
