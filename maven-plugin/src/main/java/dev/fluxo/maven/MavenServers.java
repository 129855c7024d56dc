package dev.fluxo.maven;

import dev.fluxo.engine.ServerLogin;
import dev.fluxo.engine.ServerLookup;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** The servers of settings.xml, decrypted as Maven does it for its own repositories. */
final class MavenServers implements ServerLookup {
    private final Settings settings;
    private final SettingsDecrypter decrypter;

    MavenServers(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    @Override
    public ServerLogin find(String serverId) {
        Server server = settings.getServer(serverId);
        if (server == null) {
            throw FluxoException.of(
                    Code.SPEC_UNKNOWN_SERVER,
                    "settings.xml has no server '" + serverId + "'",
                    "add it to the servers of ~/.m2/settings.xml");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        String password = result.getServer().getPassword();
        if (!result.getProblems().isEmpty() || (password != null && isEncrypted(password))) {
            throw undecrypted(serverId, result);
        }
        return new ServerLogin(result.getServer().getUsername(), password);
    }

    /** Maven leaves a text in braces as it is where it finds no way to decrypt it. */
    private static boolean isEncrypted(String password) {
        return password.startsWith("{") && password.endsWith("}");
    }

    /** Maven's own reason can quote what it could not decrypt, so only its kind is told. */
    private static FluxoException undecrypted(String serverId, SettingsDecryptionResult result) {
        String reason = result.getProblems().stream()
                .map(SettingsProblem::getException)
                .map(MavenServers::reason)
                .findFirst()
                .orElse("it is still encrypted");
        return FluxoException.of(
                Code.SPEC_UNDECRYPTED,
                "the password of the server '" + serverId + "' in settings.xml cannot be decrypted: " + reason,
                "encrypt it again by mvn --encrypt-password, with the master password in ~/.m2/settings-security.xml");
    }

    private static String reason(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
                return "settings-security.xml is missing";
            }
        }
        return "it was not encrypted with the master password of this machine";
    }
}
