"""Workbooks written by Python packages, openpyxl and XlsxWriter, from a JSON list of {writer, path, book} on standard input."""

import datetime
import json
import sys

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation


def by_openpyxl(book, path):
    made = openpyxl.Workbook()
    made.remove(made.active)
    if book.get("date1904"):
        made.epoch = CALENDAR_MAC_1904
    for sheet in book["sheets"]:
        into = made.create_sheet(sheet["name"])
        into.sheet_state = sheet.get("state", "visible")
        for r, row in enumerate(sheet["rows"], 1):
            for c, cell in enumerate(row, 1):
                if cell is None:
                    continue
                at = into.cell(r, c)
                if isinstance(cell, str):
                    at.value = cell
                    continue
                if "f" in cell:
                    at.value = "=" + cell["f"]
                elif "day" in cell:
                    at.value = datetime.date.fromisoformat(cell["day"])
                elif "rich" in cell:
                    at.value = "".join(cell["rich"])
                else:
                    at.value = cell.get("n", cell.get("bool", cell.get("text")))
                if "fmt" in cell:
                    at.number_format = cell["fmt"]
                if "note" in cell:
                    at.comment = Comment(cell["note"], "A")
        for r in sheet.get("hiddenRows", []):
            into.row_dimensions[r].hidden = True
        for c in sheet.get("hiddenColumns", []):
            into.column_dimensions[get_column_letter(c + 1)].hidden = True
        for ref in sheet.get("merged", []):
            into.merge_cells(ref)
        if sheet.get("filter"):
            into.auto_filter.ref = into.dimensions
            into.auto_filter.add_filter_column(0, ["00123"])
        if sheet.get("lists"):
            choice = DataValidation(type="list", formula1='"oui,non"')
            into.add_data_validation(choice)
            choice.add("J2:J500")
        if sheet.get("farFormats"):
            into["ZZ4000"].number_format = "0.00"
    made.save(path)


def by_xlsxwriter(book, path):
    made = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", "date_1904": bool(book.get("date1904"))})
    made.set_properties({"created": datetime.datetime(2025, 1, 1)})
    formats = {}
    for sheet in book["sheets"]:
        into = made.add_worksheet(sheet["name"])
        if "state" in sheet:
            into.hide()
        elif not any(other.get_name() != sheet["name"] and not other.hidden for other in made.worksheets()):
            into.activate()
            into.set_first_sheet()
        for ref in sheet.get("merged", []):
            into.merge_range(ref, "")
        for r, row in enumerate(sheet["rows"]):
            for c, cell in enumerate(row):
                if cell is None:
                    continue
                if isinstance(cell, str):
                    into.write_string(r, c, cell)
                    continue
                fmt = None
                if "fmt" in cell:
                    fmt = formats.setdefault(cell["fmt"], made.add_format({"num_format": cell["fmt"]}))
                if "f" in cell:
                    into.write_formula(r, c, "=" + cell["f"], fmt, cell.get("error", cell.get("n", cell.get("text", 0))))
                elif "day" in cell:
                    into.write_datetime(r, c, datetime.datetime.fromisoformat(cell["day"]), fmt)
                elif "rich" in cell:
                    into.write_rich_string(r, c, made.add_format({"bold": True}), cell["rich"][0], cell["rich"][1])
                elif "bool" in cell:
                    into.write_boolean(r, c, cell["bool"])
                elif "n" in cell:
                    into.write_number(r, c, cell["n"], fmt)
                else:
                    into.write_string(r, c, cell["text"])
                if "note" in cell:
                    into.write_comment(r, c, cell["note"])
        for r in sheet.get("hiddenRows", []):
            into.set_row(r - 1, None, None, {"hidden": True})
        for c in sheet.get("hiddenColumns", []):
            into.set_column(c, c, 9, None, {"hidden": True})
        if sheet.get("filter"):
            into.autofilter(0, 0, len(sheet["rows"]) - 1, len(sheet["rows"][0]) - 1)
            into.filter_column(0, "x == 00123")
        if sheet.get("lists"):
            into.data_validation("J2:J500", {"validate": "list", "source": ["oui", "non"]})
        if sheet.get("farFormats"):
            into.write_blank(3999, 700, None, made.add_format({"bold": True}))
    made.close()


for job in json.load(sys.stdin):
    {"openpyxl": by_openpyxl, "xlsxwriter": by_xlsxwriter}[job["writer"]](job["book"], job["path"])
