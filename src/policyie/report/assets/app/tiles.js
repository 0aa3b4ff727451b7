// One tile a province: code, Chinese short name, English letters, column and row, roughly as on a map.
const TILES = [
  ["230000", "黑龙江", "HL", 7, 0], ["220000", "吉林", "JL", 7, 1], ["650000", "新疆", "XJ", 0, 2], ["150000", "内蒙古", "NM", 4, 2],
  ["110000", "北京", "BJ", 5, 2], ["120000", "天津", "TJ", 6, 2], ["210000", "辽宁", "LN", 7, 2], ["630000", "青海", "QH", 1, 3],
  ["620000", "甘肃", "GS", 2, 3], ["640000", "宁夏", "NX", 3, 3], ["140000", "山西", "SX", 4, 3], ["130000", "河北", "HE", 5, 3],
  ["370000", "山东", "SD", 6, 3], ["540000", "西藏", "XZ", 1, 4], ["510000", "四川", "SC", 2, 4], ["610000", "陕西", "SN", 3, 4],
  ["410000", "河南", "HA", 4, 4], ["340000", "安徽", "AH", 5, 4], ["320000", "江苏", "JS", 6, 4], ["310000", "上海", "SH", 7, 4],
  ["530000", "云南", "YN", 2, 5], ["500000", "重庆", "CQ", 3, 5], ["420000", "湖北", "HB", 4, 5], ["360000", "江西", "JX", 5, 5],
  ["330000", "浙江", "ZJ", 6, 5], ["520000", "贵州", "GZ", 3, 6], ["430000", "湖南", "HN", 4, 6], ["440000", "广东", "GD", 5, 6],
  ["350000", "福建", "FJ", 6, 6], ["710000", "台湾", "TW", 7, 6], ["450000", "广西", "GX", 3, 7], ["460000", "海南", "HI", 4, 7],
  ["820000", "澳门", "MO", 5, 7], ["810000", "香港", "HK", 6, 7],
];
const TILE_NAMES = {
  HL: "Heilongjiang", JL: "Jilin", XJ: "Xinjiang", NM: "Inner Mongolia", BJ: "Beijing", TJ: "Tianjin", LN: "Liaoning",
  QH: "Qinghai", GS: "Gansu", NX: "Ningxia", SX: "Shanxi", HE: "Hebei", SD: "Shandong", XZ: "Tibet", SC: "Sichuan",
  SN: "Shaanxi", HA: "Henan", AH: "Anhui", JS: "Jiangsu", SH: "Shanghai", YN: "Yunnan", CQ: "Chongqing", HB: "Hubei",
  JX: "Jiangxi", ZJ: "Zhejiang", GZ: "Guizhou", HN: "Hunan", GD: "Guangdong", FJ: "Fujian", TW: "Taiwan", GX: "Guangxi",
  HI: "Hainan", MO: "Macao", HK: "Hong Kong",
};
