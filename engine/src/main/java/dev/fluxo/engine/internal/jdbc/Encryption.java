package dev.fluxo.engine.internal.jdbc;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Whether a connection cannot be opened for its encryption: drivers have no codes for that. */
final class Encryption {
    private static final int DEEPEST = 20;

    private Encryption() {}

    /** @param failure of an attempt to connect: later, a connection that is merely cut has the same causes */
    static boolean isWhy(SQLException failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
                return true;
            }
            cause = cause.getCause();
        }
        // Drivers translate their texts, but not these words.
        String text = String.valueOf(failure.getMessage());
        return text.contains("SSL") || text.toLowerCase(Locale.ROOT).contains("hostnameverifier");
    }
}
