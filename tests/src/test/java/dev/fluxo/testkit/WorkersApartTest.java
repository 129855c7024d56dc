package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database within this process is none of others. */
class WorkersApartTest {
    @RegisterExtension
    final Workshop workshop = new Workshop();

    @Test
    void workersOfOtherProcessesCannotReachIt() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.workedBy("threads-apart");
        oneSays(workshop.problems(), "FLX-5205", "'src'", "threads-apart");
    }
}
