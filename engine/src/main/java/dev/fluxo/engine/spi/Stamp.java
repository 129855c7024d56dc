package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a target that the engine itself sets.
 *
 * @param runId the run that writes, where it is known: a plan is made before one begins
 */
public record Stamp(Column column, Kind kind, @Nullable String runId) implements Serializable {
    private static final int RUN_ID_LENGTH = 36;
    private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What it is set to, and when. A further one has its key in the spec, its type here, its value in {@link TargetWords#stamped}. */
    public enum Kind {
        LOADED_AT(true, "set when a row is inserted or really changes"),
        INSERTED_AT(false, "set once, when a row is inserted"),
        RUN_ID(true, "the id of the run that inserted a row, or really changed it last"),
        DELETED_AT(true, "for on_delete: mark, set when a row is gone, and NULL again when it comes back"),
        INFERRED(true, "true in members that a look-up added by their keys alone, false once they arrive themselves");

        private final boolean onChange;
        private final String words;

        Kind(boolean onChange, String words) {
            this.onChange = onChange;
            this.words = words;
        }

        /** As a spec calls it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** In words, when it is set. */
        public String words() {
            return words;
        }

        /** Whether it is set anew when a row really changes, and not only when it is inserted. */
        public boolean onChange() {
            return onChange;
        }

        /** Whether it is the time of the database that writes. */
        public boolean isTime() {
            return this != RUN_ID && this != INFERRED;
        }

        /** Of a column that is made for it. */
        public DataType type() {
            return switch (this) {
                case LOADED_AT, INSERTED_AT, DELETED_AT -> DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(6)", 6);
                case RUN_ID -> DataType.text("VARCHAR(36)", RUN_ID_LENGTH);
                case INFERRED -> DataType.of(TypeKind.BOOLEAN, "BOOLEAN");
            };
        }

        /** Whether a column of this type can hold it. */
        public boolean fits(DataType type) {
            if (isTime()) {
                return type.kind().isTemporal();
            }
            if (this == INFERRED) {
                return Flag.no(type) != null;
            }
            boolean wide = type.length() == 0 || type.length() >= RUN_ID_LENGTH;
            return type.kind() == TypeKind.UUID || (type.kind() == TypeKind.TEXT && wide);
        }

        /** In words, the types that can. */
        public String types() {
            return switch (this) {
                case LOADED_AT, INSERTED_AT, DELETED_AT -> "a timestamp";
                case RUN_ID -> "a UUID, or a text of 36 characters";
                case INFERRED -> "a boolean, a number, or a text for Y and N";
            };
        }
    }

    public Stamp {
        if (runId != null && !RUN_ID.matcher(runId).matches()) {
            throw new IllegalArgumentException("not the id of a run");
        }
    }

    public Stamp(Column column, Kind kind) {
        this(column, kind, null);
    }

    /** The run's id, or where none is known yet one that no run has; nothing in it could end a text of SQL. */
    String writtenRunId() {
        return runId == null ? new UUID(0, 0).toString() : runId;
    }

    /** What is no time, as rows hold it that are loaded straight. */
    public Object loaded() {
        if (kind == Kind.INFERRED) {
            return Objects.requireNonNull(Flag.no(column.type()), "a flag, as was planned");
        }
        return column.type().kind() == TypeKind.UUID ? UUID.fromString(writtenRunId()) : writtenRunId();
    }
}
