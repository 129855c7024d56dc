package dev.fluxo.observe.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A value that was measured. */
record Sample(Series series, double value) {
    /** What it is the value of: labels in the order in which they are written. */
    record Series(Metric metric, Map<String, String> labels) {
        Series {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }
}
