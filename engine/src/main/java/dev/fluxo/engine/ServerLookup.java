package dev.fluxo.engine;

import org.jspecify.annotations.Nullable;

/** Finds credentials outside the specs, such as the servers of Maven's settings.xml. */
public interface ServerLookup {
    /** Null where there is no such server. */
    @Nullable
    ServerLogin find(String serverId);
}
