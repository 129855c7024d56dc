package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.Relation;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.TableName;

/** What the catalog tells of a table beside its columns. */
final class Relations {
    private Relations() {}

    /** Of a table that is gone meanwhile: that it is one. */
    static Relation of(Session session, TableName table) {
        return session.query(session.dialect().relation(table), Relations::of).stream()
                .findFirst()
                .orElse(Relation.TABLE);
    }

    static Relation of(Row row) {
        return new Relation(
                String.valueOf(row.text(1)),
                row.integer(2) != 0,
                row.integer(3) != 0,
                row.text(4),
                row.integer(5) != 0,
                row.integer(6) != 0);
    }
}
