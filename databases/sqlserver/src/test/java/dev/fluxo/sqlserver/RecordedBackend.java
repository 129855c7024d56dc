package dev.fluxo.sqlserver;

import dev.fluxo.h2.H2Backend;
import dev.fluxo.testkit.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * H2, of which each statement is also written into a file as SQL Server would get it: for a parser of Transact-SQL, where there
 * is no server. {@code -Detl.test.sqlserver.record=FOLDER}
 */
public final class RecordedBackend extends H2Backend {
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private static final String FOLDER = System.getProperty(SqlServer.PROPERTY + "record", "");

    private boolean own;

    @Override
    public boolean isHere() {
        return !FOLDER.isEmpty();
    }

    @Override
    public String proves() {
        return "sqlserver";
    }

    @Override
    public String translate(String sql) {
        if (!own) {
            record(TransactSql.of(sql));
        }
        return sql;
    }

    @Override
    public String otherSessions() {
        record(SqlServerBackend.OTHER_SESSIONS);
        return super.otherSessions();
    }

    @Override
    public String executing(String text) {
        record(SqlServerBackend.requests(text));
        return super.executing(text);
    }

    @Override
    public void createReader(Database database, String user, String password) {
        record(SqlServerBackend.reader(user, password));
        own = true;
        super.createReader(database, user, password);
        own = false;
    }

    @Override
    public void installHook(Database database, String table) {
        SqlServerHook.statements(table, "id").forEach(this::record);
        own = true;
        super.installHook(database, table);
        own = false;
    }

    private void record(String sql) {
        if (KNOWN.add(sql)) {
            try {
                Path folder = Files.createDirectories(Path.of(FOLDER));
                Files.writeString(folder.resolve("%05d.sql".formatted(KNOWN.size())), sql);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
