package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.RowSums;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardCompare;
import dev.fluxo.engine.spi.sql.SqlScanner;
import dev.fluxo.engine.spi.sql.SqlToken;

/** Rows that are compared come by COPY, which takes no binds: they are settings. */
final class PostgresCompare extends StandardCompare {
    PostgresCompare(PostgresWords words) {
        super(words);
    }

    @Override
    protected RowSums sums() {
        return PostgresSums.INSTANCE;
    }

    @Override
    protected Sql reading(Sql statement) {
        StringBuilder text = new StringBuilder();
        int place = 0;
        for (SqlToken token : SqlScanner.scan(statement.text(), PostgresDialect.SYNTAX)) {
            text.append(token.is("?") ? "current_setting('fluxo.p" + ++place + "')" : token.text());
        }
        return new Sql("COPY (" + text + ") TO STDOUT (FORMAT binary)", statement.binds());
    }
}
