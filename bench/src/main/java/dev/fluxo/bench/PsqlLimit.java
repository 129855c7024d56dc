package dev.fluxo.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * What the database itself allows: COPY out of the source into COPY to a temporary table, then what writes it to the target, in one
 * transaction. Where the last load ended is looked up before the clock starts.
 */
final class PsqlLimit implements Contender {
    private final String name;
    private final ByHand load;
    private final Psql psql;

    PsqlLimit(String name, ByHand load, BenchOptions options) {
        this.name = name;
        this.load = load;
        psql = new Psql(options.folder().resolve(name));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Run run(Database source, Database target) throws IOException, SQLException, InterruptedException {
        String last = target.text(load.last());
        return Run.ofProcess(psql.measure(List.of(
                psql.process(source, List.of("COPY (" + load.rows(last) + ") TO STDOUT")),
                psql.process(target, load.statements(last)))));
    }
}
