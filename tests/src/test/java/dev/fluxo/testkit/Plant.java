package dev.fluxo.testkit;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** A bug that is planted between the engine and a driver. */
enum Plant {
    NONE,

    /** A window that begins after the first column of the watermark alone: no id is that high. */
    NO_TIES {
        @Override
        String sql(String sql) {
            return sql.replaceAll("(?i) OR \"id\" > ", "$0 1000000 + ");
        }
    },

    /** The control row is written, and committed, on a connection of its own while the data is not committed yet. */
    EARLY_WATERMARK {
        @Override
        boolean isElsewhere(String sql) {
            return sql.startsWith("UPDATE ctl.etl_control SET watermark");
        }
    },

    /** What the watermark stands for is never remembered. */
    NO_DEFINITION {
        @Override
        String sql(String sql) {
            return sql.replace("version, definition FROM ctl.etl_control", "version, NULL FROM ctl.etl_control");
        }
    },

    /** What triggers of the target do to rows is not looked for. */
    NO_TRIGGERS {
        @Override
        String sql(String sql) {
            return sql.replace("OR triggers > 0", "");
        }
    },

    /** A version is not closed when the next begins. */
    NOT_CLOSED {
        @Override
        String sql(String sql) {
            return sql.replace("s.\"flx_kind\" IN ('first', 'new') AND t.", "1 = 0 AND t.");
        }
    },

    /** A state before which there is a later one is dropped. */
    LATE_DROPPED {
        @Override
        String sql(String sql) {
            String made = "WHERE c.\"flx_kind\" IN ('first', 'new')";
            return sql.replace(made, made + " AND c.\"flx_until\" IS NULL");
        }
    },

    /** A state is compared with the target alone, and not with the one before it in the stage. */
    ORDER_FORGOTTEN {
        @Override
        String sql(String sql) {
            return sql.replace("THEN 'other' ELSE 'same' END", "THEN 'else' ELSE 'else' END");
        }
    },

    /** A state that comes late has the values that overwrite. */
    OVERWRITTEN_BY_LATE {
        @Override
        String sql(String sql) {
            return sql.replace(" >= COALESCE((SELECT MAX(m.", " <> COALESCE((SELECT MIN(m.");
        }
    },

    /** The keys of a source are read as if the last row that was written were not there. */
    SOME_KEYS {
        @Override
        String sql(String sql) {
            return sql.replaceAll(
                    "(?s)^(SELECT s\\.\"ID\" FROM (?:\\(.*\\)|\\S+) s)( ORDER BY s\\.\"ID\")?$",
                    "$1 WHERE s.\"SEQ\" < (SELECT MAX(seq) FROM item)$2");
        }
    },

    /** What is gone is left where it is. */
    NO_DELETE {
        @Override
        String sql(String sql) {
            return sql.replaceAll(
                    "(?s)^DELETE FROM (\\S+) t WHERE (.* )?t\\.\"ID\" (NOT )?IN ",
                    "DELETE FROM $1 t WHERE 1 = 0 AND t.\"ID\" IN ");
        }
    },

    /** What is not among the rows of a part leaves, be it of that part or of another one. */
    ALL_PARTS {
        @Override
        String sql(String sql) {
            return sql.replaceAll("(?s)^(DELETE FROM \\S+ t WHERE )\\(.*\\n\\) AND ", "$1");
        }
    },

    /** A row that is marked as gone is taken for one that has not changed. */
    NO_RETURN {
        @Override
        String sql(String sql) {
            return sql.replace(" OR t.\"GONE_AT\" IS NOT NULL", "");
        }
    },

    /** The earlier states of a row that comes more than once are not left out. */
    EARLIER_STATES {
        @Override
        String sql(String sql) {
            return sql.replaceAll(
                    "^DELETE FROM (\\S+) WHERE \"flx_seq\" NOT IN ",
                    "DELETE FROM $1 WHERE 1 = 0 AND \"flx_seq\" NOT IN ");
        }
    },

    /** No bug: after a failure there is no way back to a savepoint, as after some failures of SQL Server. */
    DOOMED {
        @Override
        String sql(String sql) {
            return sql.replace("ROLLBACK TO SAVEPOINT flx_part", "ROLLBACK TO SAVEPOINT nowhere");
        }
    },

    /** No bug: a clock of PostgreSQL that a test moves. */
    CLOCK {
        @Override
        String sql(String sql) {
            return sql.replace("clock_timestamp()", "timestamptz '" + clock + "'");
        }
    };

    private static volatile String clock = "";

    /** What {@link #CLOCK} says from now on. */
    static void clock(String moment) {
        clock = moment;
    }

    /** What the driver gets to see of a statement. */
    String sql(String sql) {
        return sql;
    }

    /** Whether the statement is executed on another connection, and committed there. */
    boolean isElsewhere(String sql) {
        return false;
    }

    /** A value that was bound. */
    record Bound(Method method, List<Object> arguments) {}

    static long elsewhere(String url, Properties login, String sql, List<Bound> values)
            throws ReflectiveOperationException, SQLException {
        try (Connection other = DriverManager.getConnection(url, login);
                PreparedStatement statement = other.prepareStatement(sql)) {
            for (Bound value : values) {
                value.method().invoke(statement, value.arguments().toArray());
            }
            return statement.executeLargeUpdate();
        }
    }
}
