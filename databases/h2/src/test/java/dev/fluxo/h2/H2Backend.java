package dev.fluxo.h2;

import dev.fluxo.testkit.Backend;
import dev.fluxo.testkit.Capability;
import dev.fluxo.testkit.Database;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases in memory. */
public class H2Backend implements Backend {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public String code() {
        return "h2";
    }

    /** H2 calls its tables nothing but their names. */
    @Override
    public Set<Capability> lacks() {
        return EnumSet.of(Capability.DDL_IN_TRANSACTIONS, Capability.SHARED_SNAPSHOT, Capability.TABLE_IDENTITY);
    }

    @Override
    public String shown(String column) {
        return "CAST(" + column + " AS VARCHAR)";
    }

    @Override
    public Database create(String name) {
        return Database.open(this, "jdbc:h2:mem:" + name + NUMBER.incrementAndGet(), "", "", () -> {});
    }

    /** Written at each commit: what a process that died had not written yet would be gone. */
    @Override
    public Database lasting(Path folder, String name) {
        return Database.open(this, "jdbc:h2:file:" + folder.resolve(name) + ";WRITE_DELAY=0", "", "", () -> {});
    }

    @Override
    public String translate(String sql) {
        return sql;
    }

    @Override
    public String lockTimeout(int millis) {
        return ";LOCK_TIMEOUT=" + millis;
    }

    @Override
    public String nowhere() {
        return "jdbc:h2:tcp://127.0.0.1:1/nowhere";
    }

    @Override
    public String otherSessions() {
        return "SELECT COUNT(*) - 1 FROM INFORMATION_SCHEMA.SESSIONS";
    }

    @Override
    public String executing(String text) {
        return "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID <> SESSION_ID() AND EXECUTING_STATEMENT LIKE '%"
                + text + "%'";
    }

    @Override
    public void createReader(Database database, String user, String password) {
        database.execute(
                "CREATE USER %1$s PASSWORD '%2$s'; GRANT SELECT ON SCHEMA public TO %1$s".formatted(user, password));
    }

    @Override
    public void installHook(Database database, String table) {
        database.execute("CREATE TRIGGER hook_%1$s BEFORE INSERT ON %1$s FOR EACH ROW CALL '%2$s'"
                .formatted(table, HookTrigger.class.getName()));
    }

    /** No trigger of a table skips a row: what is deleted is inserted again, what is changed is changed back. */
    @Override
    public boolean installKeeper(Database database, String table, String event) {
        database.execute("CREATE TRIGGER keep %s %s ON %s FOR EACH ROW CALL '%s'"
                .formatted(event.equals("DELETE") ? "AFTER" : "BEFORE", event, table, KeeperTrigger.class.getName()));
        return true;
    }

    @Override
    public String toString() {
        return "H2";
    }
}
