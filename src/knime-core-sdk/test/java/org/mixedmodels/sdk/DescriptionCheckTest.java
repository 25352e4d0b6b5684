package org.mixedmodels.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.NodeModelAccess;
import org.w3c.dom.Element;

class DescriptionCheckTest {

    private static List<String> mistakes(String fullDescription) {
        return DescriptionCheck.mistakes(new SampleNodeFactory(SampleNodeFactory.node(fullDescription)));
    }

    @Test
    void goodDescriptionHasNoMistakes() {
        assertEquals(List.of(), DescriptionCheck.mistakes(new SampleNodeFactory()));
        assertEquals(
                List.of(),
                mistakes("<h3>A</h3><p>b<br/><i>c</i></p><pre><code>d</code></pre>"
                        + "<table><tr><th>e</th><td><p>f</p></td></tr></table><dl><dt>g</dt><dd><p>h</p></dd></dl>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a</p><p><strong>b</strong></p>",
                "<p>a</p><div>b</div>",
                "<p>a</p><h2>b</h2>",
                "<p>a</p><ul>b</ul>",
                "<p>a</p><ul><li><p>b</p></li></ul>",
                "<p>a</p><pre>b</pre>",
                "<p>a</p><p><a>b</a></p>",
                "<p>a<p>b</p></p><p>c</p>",
                "<p>only one block</p>"
            })
    void badDescriptionHasOneMistake(String fullDescription) {
        List<String> mistakes = mistakes(fullDescription);
        assertTrue(!mistakes.isEmpty() && mistakes.size() <= 2, mistakes.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>a</p><p>b", "<p>a &nbsp; b</p>", "<p>1 < 2</p>", "a & b"})
    void illFormedTextIsRefusedAtOnce(String fullDescription) {
        String message = assertThrows(IllegalStateException.class, () -> mistakes(fullDescription))
                .getMessage();
        assertTrue(message.contains("full description"), message);
    }

    @Test
    void optionsAreDescribedWithTheirChoices() {
        Element xml = NodeModelAccess.description(new SampleNodeFactory()).getXMLDescription();
        Element mode = (Element) xml.getElementsByTagName("option").item(0);
        assertEquals("Mode", mode.getAttribute("name"));
        assertEquals("How the outcome is given.By column: Choose a column.By formula", mode.getTextContent());
        assertEquals("Other", xml.getAttribute("type"));
    }
}
