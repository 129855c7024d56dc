package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.result.RunOrigin;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the runs of this process come from. */
final class Origin {
    private Origin() {}

    static RunOrigin here() {
        String host = hostName() + ":" + ProcessHandle.current().pid();
        return new RunOrigin(host, System.getProperty("user.name", "unknown"), engineVersion());
    }

    private static String engineVersion() {
        String version = Origin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
