import { BodyPicture } from "./body-map/body-picture";
import { FieldBodyMap } from "./body-map/field-body-map";
import { DateFields } from "./date-fields";
import { FieldCheckboxes } from "./field-checkboxes";
import { FieldRadio } from "./field-radio";
import { FieldText, FieldTextarea } from "./field-text";
import { Specimen, State } from "./preview-frame";

const ERROR = { errorPrefix: "Error:", error: "Choose an answer" };
const OPTIONS = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No", hint: "Not now, and not in the past week" },
];
const UNSURE = [{ value: "unsure", label: "I'm not sure" }];
const PLACES = ["low_back_left", "low_back_right", "saddle_area", "belly"];
const SIDES = {
  back: "Back",
  front: "Front",
  left: "Left",
  right: "Right",
  leftShort: "Left",
  rightShort: "Right",
  saddle: "From below",
  places: () => "Lower back",
};
const DATE = { month: "Month", day: "Day", year: "Year" };

function TextPreviews() {
  return (
    <>
      <Specimen name="Text">
        <State of="empty">
          <FieldText id="t1" name="t1" label="First name" errorPrefix="Error:" />
        </State>
        <State of="hint, unit and value">
          <FieldText
            id="t2"
            name="t2"
            label="How old are you?"
            hint="In years"
            width="short"
            suffix="years"
            value="44"
            errorPrefix="Error:"
          />
        </State>
        <State of="error">
          <FieldText id="t3" name="t3" label="First name" {...ERROR} />
        </State>
        <State of="several lines">
          <FieldTextarea id="t4" name="t4" label="Anything else?" errorPrefix="Error:" />
        </State>
      </Specimen>
      <Specimen name="Date">
        <State of="value">
          <DateFields
            id="d1"
            name="d1"
            legend="When did it begin?"
            values={{ month: "11", day: "3", year: "2026" }}
            labels={DATE}
            order={["month", "day", "year"]}
            errorPrefix="Error:"
          />
        </State>
        <State of="error, day first">
          <DateFields
            id="d2"
            name="d2"
            legend="Date of birth"
            values={{}}
            labels={DATE}
            order={["day", "month", "year"]}
            {...ERROR}
          />
        </State>
      </Specimen>
    </>
  );
}

function ChoicePreviews() {
  const choices = { orWord: "or", options: OPTIONS, apart: UNSURE };
  return (
    <>
      <Specimen name="Radio">
        <State of="nothing chosen">
          <FieldRadio id="r1" name="r1" legend="Is it new?" {...choices} errorPrefix="Error:" />
        </State>
        <State of="chosen, error">
          <FieldRadio id="r2" name="r2" legend="Is it new?" {...choices} value="no" {...ERROR} />
        </State>
        <State of="scale">
          <FieldRadio
            id="r3"
            name="r3"
            legend="How bad is the pain?"
            layout="scale"
            options={["0", "1", "2", "3", "4"].map((value) => ({ value, label: value }))}
            errorPrefix="Error:"
          />
        </State>
      </Specimen>
      <Specimen name="Checkboxes">
        <State of="one checked">
          <FieldCheckboxes
            id="c1"
            name="c1"
            legend="Do you have any of these?"
            {...choices}
            values={["yes"]}
            errorPrefix="Error:"
          />
        </State>
      </Specimen>
    </>
  );
}

/** The fields of patients in their states: empty, with a value, with an error. */
export function FieldPreviews() {
  return (
    <>
      <TextPreviews />
      <ChoicePreviews />
      <Specimen name="Body map">
        <State of="a place marked">
          <FieldBodyMap
            id="b1"
            name="b1"
            legend="Where does it hurt?"
            options={PLACES.map((value) => ({ value, label: value }))}
            apart={UNSURE}
            orWord="or"
            values={["saddle_area"]}
            words={SIDES}
            errorPrefix="Error:"
          />
        </State>
        <State of="to look at">
          <BodyPicture marked={["saddle_area"]} words={SIDES} />
        </State>
      </Specimen>
    </>
  );
}
