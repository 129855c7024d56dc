package dev.fluxo.h2;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetWords;
import dev.fluxo.engine.spi.TypeKind;

/** What H2's statements are made of. */
final class H2Words extends TargetWords {
    /** So many letters are no more bytes than a VARBINARY takes. */
    private static final int MOST_LETTERS = 1 << 18;

    @Override
    public String quote(String identifier) {
        return H2Names.quote(identifier);
    }

    @Override
    public String clock(Column column) {
        return switch (column.type().kind()) {
            case TIMESTAMP_TZ -> "CURRENT_TIMESTAMP(9)";
            case DATE -> "CURRENT_DATE";
            default -> "LOCALTIMESTAMP(9)";
        };
    }

    @Override
    public String differs(Column column) {
        return exact(column, "s") + " IS DISTINCT FROM " + exact(column, "t");
    }

    /** Compared to the last letter and offset, also where the column's own equality is looser. */
    private String exact(Column column, String alias) {
        String reference = alias + "." + name(column);
        DataType type = column.type();
        if (!type.rules().loose()) {
            return reference;
        }
        if (type.kind() != TypeKind.TEXT) {
            return "CAST(" + reference + " AS VARCHAR)";
        }
        boolean fits = type.length() > 0 && type.length() <= MOST_LETTERS;
        return "CAST(" + reference + (fits ? " AS VARBINARY)" : " AS CLOB)");
    }

    /** H2 looks for each row in such a query by a hash, or by it in an index of the target; of a condition it would ask the stage each time. */
    @Override
    public String isStaged(StageTransfer merge, String and) {
        return in(merge, " IN ", and);
    }

    @Override
    protected String notStaged(StageTransfer merge) {
        return in(merge, " NOT IN ", "");
    }

    /** NULL is neither in such a query nor not. */
    @Override
    public String keylessOrAbsent(StageTransfer merge) {
        String keyless = merge.keys().stream()
                .filter(Column::nullable)
                .map(key -> "t." + name(key) + " IS NULL OR ")
                .collect(joining());
        return keyless.isEmpty() ? notStaged(merge) : "(" + keyless + notStaged(merge) + ")";
    }

    private String in(StageTransfer merge, String in, String and) {
        String keys = list(merge.keys(), key -> "t." + name(key));
        return (merge.keys().size() > 1 ? "(" + keys + ")" : keys) + in + "(SELECT "
                + list(merge.keys(), key -> "s." + name(key)) + " FROM " + stage(merge) + " s"
                + (and.isEmpty() ? "" : " WHERE " + and) + ")";
    }

    String keysEqual(StageTransfer merge, String left, String right) {
        return merge.keys().stream()
                .map(key -> left + "." + name(key) + " = " + right + "." + name(key))
                .collect(joining(" AND "));
    }
}
