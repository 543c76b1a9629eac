"""SARIF and JUnit: what their schemas ask, and that nothing of a run is lost."""

import json
import re

import pytest
from lxml import etree

from stonehand.diagnostics import Code, Diagnostic, Leaf, Related, Severity
from stonehand.diagnostics.formats import Run, render
from stonehand.source import Span

HERE = Span("manuscript/chapter 1é.md", 3, 7, 3, 11)
RUN = Run(
    "lint",
    (
        Diagnostic.of(Code.M029, "no copy"),
        Diagnostic.of(Code.N001, "no <note> & “x”\x01", HERE, "add it", (Related("one", HERE),)),
        Diagnostic.of(Code.H101, "“the” twice", HERE),
        Diagnostic.of(Code.T001, "no side", Leaf(12, "iv", 3)),
    ),
)
FAULT = Run("pdf", fault="no space left")


def sarif(run: Run) -> dict[str, object]:
    """Return the only run of a log."""
    log = json.loads(render(run, "sarif"))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return only


# The structural rules of sarif-schema-2.1.0.json for the objects that are written: (required, allowed) keys.
OBJECTS = {
    "run": ({"tool"}, {"tool", "automationDetails", "columnKind", "invocations", "results"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations"},
    ),
    "rule": ({"id"}, {"id", "shortDescription", "fullDescription", "defaultConfiguration"}),
    "invocation": (
        {"executionSuccessful"},
        {"executionSuccessful", "exitCode", "toolExecutionNotifications"},
    ),
    "location": (set(), {"id", "message", "physicalLocation", "logicalLocations"}),
    "region": (set(), {"startLine", "startColumn", "endLine", "endColumn"}),
}


def assert_keys(name: str, value: dict[str, object]) -> None:
    required, allowed = OBJECTS[name]
    assert required <= set(value) <= allowed


@pytest.mark.parametrize("run", [RUN, FAULT, Run("lint")], ids=["found", "fault", "nothing"])
def test_a_log_has_the_objects_of_the_schema(run: Run) -> None:
    only = sarif(run)
    assert_keys("run", only)
    rules = only["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert_keys("rule", rule)
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for invocation in only["invocations"]:
        assert_keys("invocation", invocation)
    for result in only["results"]:
        assert_keys("result", result)
        assert result["level"] in ("none", "note", "warning", "error")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in (*result["locations"], *result["relatedLocations"]):
            assert_keys("location", location)


def test_a_result_leads_to_its_place() -> None:
    _, second, third, fourth = sarif(RUN)["results"]
    (location,) = second["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "manuscript/chapter%201%C3%A9.md"
    assert_keys("region", physical["region"])
    assert list(physical["region"].values()) == [3, 7, 3, 11]
    assert second["message"]["text"].endswith("add it")
    assert [one["level"] for one in (second, third, fourth)] == ["error", "warning", "note"]
    assert fourth["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "page iv (sheet 12), line 3"


def test_every_result_names_a_file_as_code_hosts_want_it() -> None:
    results = sarif(RUN)["results"]
    locations = [each for result in results for each in (*result["locations"], *result["relatedLocations"])]
    files = [each["physicalLocation"]["artifactLocation"]["uri"] for each in locations]
    assert len(files) >= len(results)
    assert files[0] == files[-1] == "manuscript/book.toml"


def test_a_fault_is_a_notification() -> None:
    (invocation,) = sarif(FAULT)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "no space left"


def test_severity_of_the_house_is_the_level() -> None:
    item = Diagnostic(Code.H101, "twice", HERE, severity=Severity.ERROR)
    assert sarif(Run("lint", (item,)))["results"][0]["level"] == "error"


XSD = etree.XMLSchema(
    etree.XML("""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:attributeGroup name="counts">
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
  </xs:attributeGroup>
  <xs:complexType name="fault" mixed="true">
    <xs:attribute name="type" type="xs:string" use="required"/>
    <xs:attribute name="message" type="xs:string"/>
  </xs:complexType>
  <xs:element name="testsuites">
    <xs:complexType>
      <xs:sequence><xs:element ref="testsuite" maxOccurs="unbounded"/></xs:sequence>
      <xs:attributeGroup ref="counts"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="testsuite">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="testcase" maxOccurs="unbounded">
          <xs:complexType>
            <xs:choice minOccurs="0">
              <xs:element name="failure" type="fault"/>
              <xs:element name="error" type="fault"/>
              <xs:element name="system-out" type="xs:string"/>
            </xs:choice>
            <xs:attribute name="classname" type="xs:string" use="required"/>
            <xs:attribute name="name" type="xs:string" use="required"/>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attributeGroup ref="counts"/>
    </xs:complexType>
  </xs:element>
</xs:schema>""")
)


def junit(run: Run) -> etree._Element:
    """Return the document, which fits the schema."""
    document = etree.fromstring(render(run, "junit").encode())
    XSD.assertValid(document)
    return document


@pytest.mark.parametrize("run", [RUN, FAULT, Run("lint")], ids=["found", "fault", "nothing"])
def test_counts_are_those_of_the_cases(run: Run) -> None:
    document = junit(run)
    for suite in (document, *document):
        counts = [len(suite.findall(f".//{name}")) for name in ("testcase", "failure", "error")]
        assert [int(suite.get(name)) for name in ("tests", "failures", "errors")] == counts


def test_a_case_fails_if_it_is_an_error() -> None:
    names = [(case.get("name"), [child.tag for child in case]) for case in junit(RUN).iter("testcase")]
    assert names == [
        ("M029 book without copy", ["failure"]),
        ("N001 call without a note (3:7)", ["failure"]),
        ("H101 doubled word (3:7)", ["system-out"]),
        ("T001 quotation mark without a side (page iv (sheet 12), line 3)", ["system-out"]),
    ]


def test_words_of_a_case_are_those_of_the_text_form() -> None:
    words = junit(RUN).find(".//failure[@type='N001']").text
    assert re.search(r"chapter 1é\.md:3:7: error\[N001\]: no <note> & “x”�", words)
    assert "hint: add it" in words
