package org.knime.core.node.message;

import java.util.List;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;

/** What a node tells its user: a summary, at most one issue with the details, and hints how to resolve it. */
public final class Message {

    private final String summary;
    private final String issue;
    private final List<String> resolutions;

    Message(String summary, String issue, List<String> resolutions) {
        this.summary = summary;
        this.issue = issue;
        this.resolutions = List.copyOf(resolutions);
    }

    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /** @throws IllegalArgumentException if the summary is null */
    public static Message fromSummary(String summary) {
        return fromSummaryWithResolution(summary);
    }

    /** @throws IllegalArgumentException if the summary is null */
    public static Message fromSummaryWithResolution(String summary, String... res) {
        if (summary == null) {
            throw new IllegalArgumentException("A message needs a summary");
        }
        return new Message(summary, null, List.of(res));
    }

    public String getSummary() {
        return summary;
    }

    public List<String> getResolutions() {
        return resolutions;
    }

    /** Summary and issue, each from a line of its own. */
    public String toLogPrintable() {
        return issue == null ? summary : summary + "\n" + issue;
    }

    public InvalidSettingsException toInvalidSettingsException() {
        return toInvalidSettingsException(null);
    }

    public InvalidSettingsException toInvalidSettingsException(Throwable cause) {
        return new MessageAwareInvalidSettingsException(this, cause);
    }

    @Override
    public boolean equals(Object obj) {
        if (!(obj instanceof Message)) {
            return false;
        }
        Message other = (Message) obj;
        return summary.equals(other.summary)
                && Objects.equals(issue, other.issue)
                && resolutions.equals(other.resolutions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(summary, issue, resolutions);
    }

    @Override
    public String toString() {
        return toLogPrintable() + " " + resolutions;
    }
}
