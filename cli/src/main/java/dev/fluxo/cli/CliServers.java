package dev.fluxo.cli;

import dev.fluxo.engine.ServerLogin;
import dev.fluxo.engine.ServerLookup;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Logins from the environment, where Maven has its settings.xml: {@code ETL_SERVER_DW_USER}, {@code ETL_SERVER_DW_PASSWORD}. */
final class CliServers implements ServerLookup {
    private final Function<String, @Nullable String> environment;

    CliServers(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public ServerLogin find(String serverId) {
        String prefix = "ETL_SERVER_" + serverId.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
        String user = environment.apply(prefix + "USER");
        String password = environment.apply(prefix + "PASSWORD");
        if (user == null && password == null) {
            throw FluxoException.of(
                    Code.SPEC_UNKNOWN_SERVER,
                    "nothing says the login of server '" + serverId + "': fluxo does not read Maven's settings.xml",
                    "set " + prefix + "USER and " + prefix + "PASSWORD, or write user and password in project.yaml");
        }
        return new ServerLogin(user, password);
    }
}
