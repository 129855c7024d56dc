package dev.fluxo.engine;

import dev.fluxo.engine.internal.spec.ConnectionSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A table in a connection, as a user names it: {@code oltp:core.customers}, or without a connection where only one can be meant. */
record TablePlace(String connection, TableName table) {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]+:");

    static TablePlace ofSource(String written, Project project) {
        return of(written, project, true);
    }

    static TablePlace ofTarget(String written, Project project) {
        return of(written, project, false);
    }

    private static TablePlace of(String written, Project project, boolean source) {
        Map<String, ConnectionSpec> connections = project.required().connections();
        int colon = written.indexOf(':');
        if (colon > 0 && connections.containsKey(written.substring(0, colon))) {
            return new TablePlace(written.substring(0, colon), table(written.substring(colon + 1)));
        }
        if (PREFIX.matcher(written).lookingAt()) {
            String prefix = written.substring(0, colon);
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    "there is no connection '" + prefix + "'",
                    NearestName.hintOrList(prefix, connections.keySet())
                            + "; a colon of the table's own stands in double quotes");
        }
        String control = project.controlName();
        List<String> fitting = connections.keySet().stream()
                .filter(name -> source != name.equals(control))
                .sorted()
                .toList();
        if (connections.size() > 1 && fitting.size() == 1) {
            return new TablePlace(fitting.get(0), table(written));
        }
        if (connections.size() == 1) {
            return new TablePlace(connections.keySet().iterator().next(), table(written));
        }
        throw FluxoException.of(
                Code.SPEC_BAD_OPTION,
                "which connection has '" + written + "' is not plain: there are "
                        + String.join(
                                ", ", connections.keySet().stream().sorted().toList()),
                "write it before the table, as in oltp:core.customers");
    }

    private static TableName table(String text) {
        try {
            return TableName.parse(text);
        } catch (IllegalArgumentException e) {
            throw FluxoException.of(Code.SPEC_BAD_OPTION, String.valueOf(e.getMessage()), "write schema.table");
        }
    }

    /** As {@link #ofSource} reads it back. */
    String written() {
        return connection + ":" + table.quoted();
    }
}
