"""Every file a release goes out as, by name. Same report, same bytes, whenever it is made."""

from sosbus.exports import istv, tidy
from sosbus.exports.beside import Sheet, csvw, data_package
from sosbus.exports.ods import ods
from sosbus.exports.pdf import pdf
from sosbus.exports.workbook import workbook
from sosbus.exports.xlsx import xlsx
from sosbus.released.rules import Report


def files(report: Report) -> dict[str, bytes]:
    name, sheets = report.file_name, workbook(report)
    csvs: dict[str, Sheet] = {
        f"{name}.csv": (tidy.tidy(report), tidy.columns(report), tidy.KEY)
    }
    if violence := istv.istv(report):
        csvs[f"{name}-istv.csv"] = (violence, istv.COLUMNS, istv.KEY)
    return {
        **{one: content for one, (content, _, _) in csvs.items()},
        **{
            f"{one}-metadata.json": csvw(report, one, columns, key)
            for one, (_, columns, key) in csvs.items()
        },
        "datapackage.json": data_package(report, csvs),
        f"{name}.xlsx": xlsx(report, sheets),
        f"{name}.ods": ods(report, sheets),
        f"{name}.pdf": pdf(report),
    }
