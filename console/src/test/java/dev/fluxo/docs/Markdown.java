package dev.fluxo.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What links need to know of a page: its own, and the anchors of its headings, as GitHub and the site make them.
 *
 * @param links that stand outside code
 */
record Markdown(List<Link> links, List<String> anchors) {
    private static final Pattern FENCE = Pattern.compile(" *(```+|~~~+).*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)(?: +#+)?");
    private static final Pattern CODE = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)");
    private static final Pattern INLINE = Pattern.compile("\\]\\(<?([^)\\s>]*)>?(?:\\s+\"[^\"]*\")?\\)");

    /** @param target as it is written: {@code runs.md#deletes} */
    record Link(int line, String target) {}

    static Markdown read(Path page) throws IOException {
        return of(Files.readAllLines(page));
    }

    static Markdown of(List<String> lines) {
        List<Link> links = new ArrayList<>();
        List<String> anchors = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        String fence = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher mark = FENCE.matcher(line);
            if (mark.matches() && (fence.isEmpty() || mark.group(1).startsWith(fence))) {
                fence = fence.isEmpty() ? mark.group(1) : "";
            } else if (fence.isEmpty()) {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    String slug = slug(heading.group(1));
                    int before = seen.merge(slug, 1, Integer::sum) - 1;
                    anchors.add(before == 0 ? slug : slug + "-" + before);
                }
                Matcher inline = INLINE.matcher(CODE.matcher(line).replaceAll("x"));
                while (inline.find()) {
                    links.add(new Link(i + 1, inline.group(1)));
                }
            }
        }
        return new Markdown(links, anchors);
    }

    /** {@code To begin: `etl:new`} is {@code to-begin-etlnew}. */
    private static String slug(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
    }
}
