package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;

class MavenServersTest {
    @Test
    void aServerThatIsNotThereIsLookedForInSettings() {
        MavenServers none = new MavenServers(new Settings(), request -> {
            throw new AssertionError("nothing is there to decrypt");
        });
        assertThatThrownBy(() -> none.find("prod"))
                .hasMessageContaining(
                        "FLX-1026 settings.xml has no server 'prod' (add it to the servers of ~/.m2/settings.xml)");
    }
}
