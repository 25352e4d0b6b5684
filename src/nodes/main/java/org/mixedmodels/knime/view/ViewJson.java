package org.mixedmodels.knime.view;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes view models as JSON. A number that is not finite is null; long columns carry the digits of a float. */
final class ViewJson {

    /** Columns of tables that people read digit by digit are shorter than this. */
    private static final int LONG = 200;

    private final JsonGenerator m_out;

    private ViewJson(JsonGenerator out) {
        m_out = out;
    }

    static String of(ViewObject object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.createGenerator(text)) {
            new ViewJson(out).write(object);
        }
        return text.toString();
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            m_out.writeNull();
        } else if (value instanceof ViewObject object) {
            writeFields(object);
        } else if (value instanceof List<?> list) {
            m_out.writeStartArray();
            list.forEach(this::write);
            m_out.writeEnd();
        } else if (value instanceof double[] numbers) {
            writeNumbers(numbers);
        } else if (value instanceof int[] numbers) {
            m_out.writeStartArray();
            for (int number : numbers) {
                m_out.write(number);
            }
            m_out.writeEnd();
        } else if (value instanceof long[] numbers) {
            m_out.writeStartArray();
            for (long number : numbers) {
                m_out.write(number);
            }
            m_out.writeEnd();
        } else {
            writeSingle(value);
        }
    }

    private void writeFields(ViewObject object) {
        m_out.writeStartObject();
        for (Map.Entry<String, @Nullable Object> field : object.fields().entrySet()) {
            m_out.writeKey(field.getKey());
            write(field.getValue());
        }
        m_out.writeEnd();
    }

    private void writeNumbers(double[] numbers) {
        m_out.writeStartArray();
        for (double number : numbers) {
            if (numbers.length > LONG) {
                writeShort(number);
            } else {
                writeNumber(number);
            }
        }
        m_out.writeEnd();
    }

    private void writeShort(double number) {
        float rounded = (float) number;
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e7) {
            m_out.write((int) rounded);
        } else if (Float.isFinite(rounded)) {
            m_out.write(new BigDecimal(Float.toString(rounded)));
        } else {
            m_out.writeNull();
        }
    }

    private void writeNumber(double number) {
        if (Double.isFinite(number)) {
            m_out.write(number);
        } else {
            m_out.writeNull();
        }
    }

    private void writeSingle(Object value) {
        if (value instanceof Double number) {
            writeNumber(number);
        } else if (value instanceof Integer number) {
            m_out.write(number);
        } else if (value instanceof Long number) {
            m_out.write(number);
        } else if (value instanceof Boolean truth) {
            m_out.write(truth);
        } else if (value instanceof String text) {
            m_out.write(text);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }
}
