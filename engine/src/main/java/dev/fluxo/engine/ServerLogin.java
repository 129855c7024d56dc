package dev.fluxo.engine;

import dev.fluxo.engine.problem.Redactor;
import org.jspecify.annotations.Nullable;

/** Credentials, already decrypted. */
public record ServerLogin(@Nullable String user, @Nullable String password) {
    @Override
    public String toString() {
        return "ServerLogin[user=" + user + ", password=" + (password == null ? "null" : Redactor.MASK) + "]";
    }
}
